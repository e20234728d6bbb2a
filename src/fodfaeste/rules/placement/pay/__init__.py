"""What an hour more gives: pay against benefit, from numbers the municipality keeps."""
