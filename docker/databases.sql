-- Each sector has its own database; "facilities" is made by the image itself.
create database referrals;
create database insurance;
