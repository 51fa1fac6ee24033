"""The common language on screen: what every figure means, and the pages on which it is changed."""
