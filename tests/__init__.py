"""Tests of the calculator, its data, its pages and its house."""
