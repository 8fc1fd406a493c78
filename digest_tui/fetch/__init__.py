"""The one package that uses the network: pages and feeds, asked for with manners."""
