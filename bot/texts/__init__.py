"""Every Vietnamese sentence that the assistant says, one module per topic."""
