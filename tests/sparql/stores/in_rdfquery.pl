# Asks Perl's RDF::Query: `perl in_rdfquery.pl GRAPH QUERIES.json`. Each question has five seconds.
use strict;
use warnings;
use JSON::PP;
use RDF::Query;
use RDF::Trine;

my ($graph, $queries) = @ARGV;
my $model = RDF::Trine::Model->temporary_model;
RDF::Trine::Parser->new('turtle')->parse_file_into_model('http://localhost/', $graph, $model);
open my $file, '<', $queries or die "$queries: $!";
my $asked = JSON::PP->new->utf8->decode(do { local $/; <$file> });
my %results;
for my $name (sort keys %$asked) {
    next if $name =~ / --place$/;    # its paths take minutes
    $results{$name} = eval {
        local $SIG{ALRM} = sub { die "stopped after five seconds\n" };
        alarm 5;
        my $query = RDF::Query->new($asked->{$name}) or die RDF::Query->error;
        my $rows = $query->execute($model) or die $query->error // 'no answer';
        my $json = JSON::PP->new->decode($rows->as_json);
        alarm 0;
        $json;
    };
    alarm 0;
    $results{$name} //= { error => "$@" };
}
print JSON::PP->new->utf8->canonical->encode({ count => $model->size, results => \%results });
