"""The append-only trail: who did what, when and why, and what each row was before and after."""
