module absent/gcpckms

go 1.24
