"""The network as a page to read: graph.html."""
