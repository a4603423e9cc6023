"""Reading what users bring: headcount plans, scenario files, settings, built-in examples."""
