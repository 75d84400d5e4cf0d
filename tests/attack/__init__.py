"""Attacks: what people's files and fingers may do, at random, for as long as one likes."""
