"""The strategy bank, the crisis plan and the retention plan, and who has said yes to their part."""
