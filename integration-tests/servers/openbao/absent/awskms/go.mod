module absent/awskms

go 1.24
