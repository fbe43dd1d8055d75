"""The subcommands of `zone-observatory`, one module each: `add` its options, `run` it."""
