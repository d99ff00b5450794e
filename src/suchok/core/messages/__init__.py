"""What people read for every code, in Bangla and English."""
