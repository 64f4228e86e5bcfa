"""What two graphs say differently: new, gone and changed statements, for people to read and for stores to apply."""
