module absent/discover

go 1.24
