-- Each sector has its own database; "facilities" is made by the image itself.
create database referrals;
create database insurance;
-- The services connect as this role; what it may do in each database is given by the migration (HUB_APP_ROLE).
\getenv app_password HUB_APP_PASSWORD
create role hub_app login password :'app_password';
