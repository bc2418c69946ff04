"""Families of sites that share a CMS: rules in Python, named by the facts (`platform = "wordpress"`)."""
