"""Workbooks (.xlsx, .xlsm) as tables: checked before they are unpacked, values alone."""
