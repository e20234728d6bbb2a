"""The rules of the register of companies (D1)."""
