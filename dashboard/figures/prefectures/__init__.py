"""Prefectures: their own figures and what lies in them."""
