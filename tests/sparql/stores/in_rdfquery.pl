# Asks Perl's RDF::Query: `perl in_rdfquery.pl GRAPH QUERIES.json`. Each question has ten seconds of computing, however
# busy the machine is. Its own as_json leaves out languages and datatypes, so rows are written here.
use strict;
use warnings;
use JSON::PP;
use RDF::Query;
use RDF::Trine;
use Time::HiRes qw(setitimer ITIMER_VIRTUAL);

sub term {
    my ($node) = @_;
    return { type => 'uri', value => $node->uri_value } if $node->is_resource;
    return { type => 'bnode', value => $node->blank_identifier } if $node->is_blank;
    my $value = '' . $node->literal_value;
    utf8::decode($value) unless $value =~ /[^\x00-\xff]/;    # from a large graph it gives the bytes of some texts
    my $term = { type => 'literal', value => $value };
    if ($node->has_language) { $term->{'xml:lang'} = $node->literal_value_language }
    elsif ($node->has_datatype) { $term->{datatype} = $node->literal_datatype }
    return $term;
}

sub answer {
    my ($model, $text) = @_;
    my $query = RDF::Query->new($text) or die RDF::Query->error;
    my $rows = $query->execute($model) or die $query->error // 'no answer';
    my @bindings;
    while (my $row = $rows->next) {
        push @bindings, { map { $_ => term($row->{$_}) } grep { defined $row->{$_} } keys %$row };
    }
    return { head => { vars => [$rows->binding_names] }, results => { bindings => \@bindings } };
}

my ($graph, $queries) = @ARGV;
my $model = RDF::Trine::Model->temporary_model;
RDF::Trine::Parser->new('turtle')->parse_file_into_model('http://localhost/', $graph, $model);
open my $file, '<', $queries or die "$queries: $!";
my $asked = JSON::PP->new->utf8->decode(do { local $/; <$file> });
my %results;
for my $name (sort keys %$asked) {
    $results{$name} = eval {
        local $SIG{VTALRM} = sub { die "stopped after ten seconds of computing\n" };
        setitimer(ITIMER_VIRTUAL, 10);
        my $answer = answer($model, $asked->{$name});
        setitimer(ITIMER_VIRTUAL, 0);
        $answer;
    };
    my $error = $@;
    setitimer(ITIMER_VIRTUAL, 0);
    $results{$name} //= { error => "$error" };
}
print JSON::PP->new->utf8->canonical->encode({ count => $model->size, results => \%results });
