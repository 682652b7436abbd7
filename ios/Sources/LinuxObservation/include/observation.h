// Nothing to call: the target only defines what the linker misses. See observation.c.
