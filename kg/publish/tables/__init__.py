"""The graph as tables, one for each sort of node: their rows, what the columns mean, and files of them."""
