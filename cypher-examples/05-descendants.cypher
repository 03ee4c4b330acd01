// Which big cats are there?
MATCH (bigCat:Concept {id: 'big_cat.n.01'})
CALL sphere.descendants(bigCat) YIELD node
RETURN node.id AS id, node.name AS name
ORDER BY id;
// expect:
// | id                             | name                                       |
// |--------------------------------|--------------------------------------------|
// | bengal_tiger.n.01              | Bengal tiger                               |
// | cheetah.n.01                   | cheetah, chetah, Acinonyx jubatus          |
// | false_saber-toothed_tiger.n.01 | false saber-toothed tiger                  |
// | jaguar.n.01                    | jaguar, panther, Panthera onca, Felis onca |
// | leopard.n.02                   | leopard, Panthera pardus                   |
// | leopardess.n.01                | leopardess                                 |
// | liger.n.01                     | liger                                      |
// | lion.n.01                      | lion, king of beasts, Panthera leo         |
// | lion_cub.n.01                  | lion cub                                   |
// | lioness.n.01                   | lioness                                    |
// | lionet.n.01                    | lionet                                     |
// | panther.n.02                   | panther                                    |
// | saber-toothed_tiger.n.01       | saber-toothed tiger, sabertooth            |
// | smiledon_californicus.n.01     | Smiledon californicus                      |
// | snow_leopard.n.01              | snow leopard, ounce, Panthera uncia        |
// | tiger.n.02                     | tiger, Panthera tigris                     |
// | tiger_cub.n.01                 | tiger cub                                  |
// | tiglon.n.01                    | tiglon, tigon                              |
// | tigress.n.01                   | tigress                                    |
