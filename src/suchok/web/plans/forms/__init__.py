"""What browsers send of plans and templates."""
