"""What a host does with a built site, described once (`description`) and written in the forms of hosts."""
