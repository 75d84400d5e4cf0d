"""Pictures of the app as it is today."""
