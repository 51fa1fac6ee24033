"""`python -m quarterdeck`: the command, where it is not on the path."""

from quarterdeck.commands import main

if __name__ == "__main__":
    main()
