"""Hosts on loopback that answer as they are told, and write down what they were asked."""

from farm.clock import FakeClock
from farm.hosts import Farm, FarmHost, Reply, Seen
from farm.keeping import KeptHosts, fetcher, source_of

__all__ = ["FakeClock", "Farm", "FarmHost", "KeptHosts", "Reply", "Seen", "fetcher", "source_of"]
