"""The real bridge against the sandbox: to be clicked through, or played once from beginning to end."""
