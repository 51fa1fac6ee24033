"""What an assistant may ask in somebody's name, by the Model Context Protocol."""
