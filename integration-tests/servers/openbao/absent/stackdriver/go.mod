module absent/stackdriver

go 1.24
