"""Articles → stories: online, in time order, with the reasons."""

from foreigndesk.cluster.trace import Trace, trace
from foreigndesk.cluster.window import Window

__all__ = ["Trace", "Window", "trace"]
