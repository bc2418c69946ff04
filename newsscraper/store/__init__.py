"""Owner of everything on disk under the archive folder."""
