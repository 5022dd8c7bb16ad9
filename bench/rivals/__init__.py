"""What our finder is compared with: the same content as projects of other generators."""
