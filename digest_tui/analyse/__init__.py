"""What can be told from articles: values in, values out, nothing kept."""
