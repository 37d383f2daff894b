module absent/ocikms

go 1.24
