"""The store of private links: ciphertext until it ends, and how often it was opened.

    address → links → contents → sealing
                ↓
              rows → tables → database → SQLite or PostgreSQL

Nothing is created before the first private link is made.
"""
