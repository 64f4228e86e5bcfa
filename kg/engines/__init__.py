"""Where extraction runs. An engine decides nothing about what is found."""
