"""How every property is tried."""

from hypothesis import settings

# Without a deadline: the first example of a run loads pyvi's models, and machines are shared.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
