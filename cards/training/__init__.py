"""How the weights in similarity/ were made; nothing that makes cards imports it: `python -m cards.training --help`."""
