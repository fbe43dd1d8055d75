"""How one subject stands among its like: like periods, ranks, spread, trend, peers."""
