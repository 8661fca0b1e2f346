"""What follows from the duties of the register: whom, when, until when, and which are one; pure."""
