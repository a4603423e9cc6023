"""One file a router: what may be asked."""
