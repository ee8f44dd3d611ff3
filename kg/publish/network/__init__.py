"""The network of entities and statements, for tools that draw networks and stores that keep them."""
