"""How right Sayso is on the sample story and on the gold beside the checkout, and the floors of both."""
