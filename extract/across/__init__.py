"""What the facts of many articles say together: people, organisations, stories. Pure functions over facts."""
