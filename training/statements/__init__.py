"""What is fitted over the rules of statements, to our corpus."""
