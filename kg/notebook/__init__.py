"""What a notebook shows of a graph: cards of its entities and claims, and the explorer."""
