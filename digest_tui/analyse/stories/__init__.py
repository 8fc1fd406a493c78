"""Stories: the articles of several sources about one event."""
