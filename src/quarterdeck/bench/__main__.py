"""python -m quarterdeck.bench measure|watch ...: the processes of a measurement."""

import sys
from importlib import import_module

import django

django.setup()
import_module(f"quarterdeck.bench.{sys.argv[1]}").main(sys.argv[2:])
