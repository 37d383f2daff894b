module absent/alicloudkms

go 1.24
